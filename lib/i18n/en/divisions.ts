/** Cities of Hebei and county-level units as they are spelled in pinyin, by the codes of lib/kernel/divisions.ts. */
const SPELLED = `
  110101 Dongcheng; 110102 Xicheng; 110105 Chaoyang; 110106 Fengtai; 110107 Shijingshan; 110108 Haidian;
  110109 Mentougou; 110111 Fangshan; 110112 Tongzhou; 110113 Shunyi; 110114 Changping; 110115 Daxing; 110116 Huairou;
  110117 Pinggu; 110118 Miyun; 110119 Yanqing; 120101 Heping; 120102 Hedong; 120103 Hexi; 120104 Nankai;
  120105 Hebei District; 120106 Hongqiao; 120110 Dongli; 120111 Xiqing; 120112 Jinnan; 120113 Beichen; 120114 Wuqing;
  120115 Baodi; 120116 Binhai New Area; 120117 Ninghe; 120118 Jinghai; 120119 Jizhou; 130100 Shijiazhuang;
  130200 Tangshan; 130300 Qinhuangdao; 130400 Handan; 130500 Xingtai; 130600 Baoding; 130700 Zhangjiakou;
  130800 Chengde; 130900 Cangzhou; 131000 Langfang; 131100 Hengshui; 130102 Chang'an; 130104 Qiaoxi; 130105 Xinhua;
  130107 Jingxing Mining District; 130108 Yuhua; 130109 Gaocheng; 130110 Luquan; 130111 Luancheng;
  130121 Jingxing County; 130123 Zhengding; 130125 Xingtang; 130126 Lingshou; 130127 Gaoyi; 130128 Shenze;
  130129 Zanhuang; 130130 Wuji; 130131 Pingshan; 130132 Yuanshi; 130133 Zhaoxian; 130181 Xinji; 130183 Jinzhou;
  130184 Xinle; 130202 Lunan; 130203 Lubei; 130204 Guye; 130205 Kaiping; 130207 Fengnan; 130208 Fengrun;
  130209 Caofeidian; 130224 Luannan; 130225 Laoting; 130227 Qianxi; 130229 Yutian; 130281 Zunhua; 130283 Qian'an;
  130284 Luanzhou; 130302 Haigang; 130303 Shanhaiguan; 130304 Beidaihe; 130306 Funing; 130321 Qinglong;
  130322 Changli; 130324 Lulong; 130402 Hanshan; 130403 Congtai; 130404 Fuxing; 130406 Fengfeng Mining District;
  130407 Feixiang; 130408 Yongnian; 130423 Linzhang; 130424 Cheng'an; 130425 Daming; 130426 Shexian; 130427 Cixian;
  130430 Qiuxian; 130431 Jize; 130432 Guangping; 130433 Guantao; 130434 Weixian; 130435 Quzhou; 130481 Wu'an;
  130502 Xiangdu; 130503 Xindu; 130505 Renze; 130506 Nanhe; 130522 Lincheng; 130523 Neiqiu; 130524 Baixiang;
  130525 Longyao; 130528 Ningjin; 130529 Julu; 130530 Xinhe; 130531 Guangzong; 130532 Pingxiang; 130533 Weixian;
  130534 Qinghe; 130535 Linxi; 130581 Nangong; 130582 Shahe; 130602 Jingxiu; 130606 Lianchi; 130607 Mancheng;
  130608 Qingyuan; 130609 Xushui; 130623 Laishui; 130624 Fuping; 130626 Dingxing; 130627 Tangxian; 130628 Gaoyang;
  130629 Rongcheng; 130630 Laiyuan; 130631 Wangdu; 130632 Anxin; 130633 Yixian; 130634 Quyang; 130635 Lixian;
  130636 Shunping; 130637 Boye; 130638 Xiongxian; 130681 Zhuozhou; 130682 Dingzhou; 130683 Anguo; 130684 Gaobeidian;
  130702 Qiaodong; 130703 Qiaoxi; 130705 Xuanhua; 130706 Xiahuayuan; 130708 Wanquan; 130709 Chongli; 130722 Zhangbei;
  130723 Kangbao; 130724 Guyuan; 130725 Shangyi; 130726 Yuxian; 130727 Yangyuan; 130728 Huai'an; 130730 Huailai;
  130731 Zhuolu; 130732 Chicheng; 130802 Shuangqiao; 130803 Shuangluan; 130804 Yingshouyingzi; 130821 Chengde County;
  130822 Xinglong; 130824 Luanping; 130825 Longhua; 130826 Fengning; 130827 Kuancheng; 130828 Weichang;
  130881 Pingquan; 130902 Xinhua; 130903 Yunhe; 130921 Cangxian; 130922 Qingxian; 130923 Dongguang; 130924 Haixing;
  130925 Yanshan; 130926 Suning; 130927 Nanpi; 130928 Wuqiao; 130929 Xianxian; 130930 Mengcun; 130981 Botou;
  130982 Renqiu; 130983 Huanghua; 130984 Hejian; 131002 Anci; 131003 Guangyang; 131022 Gu'an; 131023 Yongqing;
  131024 Xianghe; 131025 Daicheng; 131026 Wen'an; 131028 Dachang; 131081 Bazhou; 131082 Sanhe; 131102 Taocheng;
  131103 Jizhou; 131121 Zaoqiang; 131122 Wuyi; 131123 Wuqiang; 131124 Raoyang; 131125 Anping; 131126 Gucheng;
  131127 Jingxian; 131128 Fucheng; 131182 Shenzhou;`;

/** The names by code. */
export const divisions: Readonly<Record<string, string>> = Object.fromEntries(
  SPELLED.split(";").flatMap((entry) => {
    const [, code, name] = /^\s*(\d{6}) (.+)$/s.exec(entry) ?? [];
    return code && name ? [[code, name]] : [];
  }),
);
